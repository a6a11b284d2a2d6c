# expect: limit
# Tries to catch every refusal of memory and ask again.
kept = []
while True:
    try:
        kept.append('x' * 5_000_000)
    except MemoryError:
        pass
