"""The phone warranty in the Common Expression Language, for every engine that speaks it."""

WARRANTY = """
    stolen ? ["refused", 0.0, "F1"]
  : account_status == "closed" ? ["refused", 0.0, "A1"]
  : days_owned <= 120 && !damaged ? ["replacement", phone_price, "W1"]
  : days_owned <= 120 ? ["repair", 60.0, "W2"]
  : claims_last_year >= 2 && monthly_bill >= 40.0 ? ["goodwill", 25.0, "G1"]
  : claims_last_year >= 2 ? ["refused", 0.0, "H3"]
  : claims_last_year == 1 ? ["half_price_by_lead", phone_price * 0.5, "H2"]
  : ["half_price", phone_price * 0.5, "H1"]
"""

EACH_REMEDY = """{
  "replacement":
      stolen ? ["forbidden", null, ["F1"]]
    : account_status == "closed" ? ["excluded", null, ["A1"]]
    : days_owned <= 120 && !damaged ? ["owed", phone_price, ["W1"]]
    : ["not_covered", null, []],
  "repair":
      stolen ? ["forbidden", null, ["F1"]]
    : account_status == "closed" ? ["excluded", null, ["A1"]]
    : days_owned <= 120 && damaged ? ["discretionary", 60.0, ["W2"]]
    : ["not_covered", null, []],
  "half_price":
      stolen ? ["forbidden", null, ["F1"]]
    : account_status == "closed" && claims_last_year >= 2 ? ["excluded", null, ["A1", "H3"]]
    : account_status == "closed" ? ["excluded", null, ["A1"]]
    : claims_last_year >= 2 ? ["excluded", null, ["H3"]]
    : days_owned <= 120 ? ["not_covered", null, []]
    : claims_last_year >= 1 ? ["referred", phone_price * 0.5, ["H2"]]
    : ["discretionary", phone_price * 0.5, ["H1"]],
  "goodwill":
      stolen ? ["forbidden", null, ["F1"]]
    : account_status == "closed" ? ["excluded", null, ["A1"]]
    : days_owned > 120 && claims_last_year >= 2 && monthly_bill >= 40.0 ? ["discretionary", 25.0, ["G1"]]
    : ["not_covered", null, []]
}"""
