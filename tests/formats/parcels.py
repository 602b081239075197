"""A policy with a fact of every type, for the tests of tables."""

PARCELS = """\
language: 1
policy: parcels
version: "1"
currency: EUR
timezone: Europe/Berlin
roles: [agent, manager]
teams: [care]
facts:
  insured: boolean
  days_late: integer
  weight: number
  price: money
  sent_on: date
  seen_at: datetime
  note: text
  size: [s, s m, l]
  items: {type: list, of: {name: text, price: money}, define: {dear: price > 10}}
  payments: {type: list, of: {card: {type: integer, sensitive: true}}}
define:
  late: days_late > 3
remedies:
  refund: {value: price}
  points: {value: days_late}
  miles: {value: weight}
  apology: {}
  fee: {value: 5.00, charge: true}
clauses:
  - {id: P1, says: An insured parcel is paid for when it is late., grants: refund, when: insured and late}
  - {id: P2, says: A parcel seen after it was sent has arrived., excludes: refund, when: date(seen_at) > sent_on}
  - {id: P3, says: Points are given for every day., grants: points, when: days_late > 0}
  - {id: P4, says: Miles are given by weight., allows: miles, when: 'size in ("s", "l")'}
  - {id: P5, says: We say that we are sorry., grants: apology, unless: 'contains(note, "thanks")'}
  - {id: P6, says: 'Broken, dear things are another matter.', forbids: apology, when: any(i.dear for i in items)}
  - {id: P7, says: A card costs a fee., grants: fee, when: any(p.card > 0 for p in payments)}
"""
