"""The plain-text commands, a module each: `imtui why-not` is answered by `answers/why_not.py`.

Each has `answer`, which takes the guide and what was asked, and gives the text to print; only `check`, which is about
data that may not be a guide, takes no guide.
"""
