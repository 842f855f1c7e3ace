"""What the base knows, laid out for checking: every price, the tables of the boards, which model came after which."""
