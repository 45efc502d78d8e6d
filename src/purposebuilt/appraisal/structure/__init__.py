"""What a programme's structure allows to leave out: each step proves itself safe for the frontier.

A step is safe where every possible solution of the programme before it is matched or bettered, in every objective, by a
possible solution of the programme after it, which is possible in the programme before it too.
"""
