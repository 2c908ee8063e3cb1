"""Streams: what happens to records, told to those who may see it, as it happens and for the time that they were away.

hub      who listens in this process, and what each batch of the log means to them
rights   what a change of rights brings into view and takes out of it
sights   what somebody sees, as something to compare
cursors  where one was, and under which rights
sync     the same for those who don't listen: a page of changes at a time
"""
