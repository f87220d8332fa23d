"""What is inferred, as data: the rule set of a rulebook, its limits, and the trace of a verdict.

Nothing here touches the inference engine; ``gongkai.inference.durable`` alone does.
"""
