// Tests of this group come with the code.
