"""Tables that become cards where there is no room for columns."""
