"""What a plain text consists of: blocks in a tree, and in each what asserts something and what does not."""
