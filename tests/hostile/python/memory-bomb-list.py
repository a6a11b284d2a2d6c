# expect: limit
# Tries to take all memory in small parts.
kept = []
while True:
    kept.append(bytearray(1_000_000))
