"""Tests of the project as a house and as a package: layout, versions, wheel, image, documents."""
