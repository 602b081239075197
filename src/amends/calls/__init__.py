"""What call-detail records show about the calls that a customer was charged for."""
