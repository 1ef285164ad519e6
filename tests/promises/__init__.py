"""What holds for every shipped rule file, however a person answers."""
