def generate(data):
    # The variant of an exercise is 16 hexadecimal digits for the judge.
    data["params"]["seed"] = "%016x" % int(data["variant_seed"])
