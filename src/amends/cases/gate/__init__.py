"""The gate: everything that anybody may do with a case, and the rules that hold on every surface alike."""
