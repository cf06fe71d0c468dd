"""Ways to reach people; `base` is the contract, each channel is a package beside it."""
