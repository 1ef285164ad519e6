"""What tests share: small aids, servers, random people, ways to read a page or a PDF."""
