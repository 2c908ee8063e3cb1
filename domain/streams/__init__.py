"""Streams: what happens to records, told to those who may see it, as it happens and for the time that they were away.

hub      what each batch of the log means to those who listen in this process, and to those who come back
members  who listens, and who of them is told the same
messages what events and changes of rights mean to them
rights   what a change of rights brings into view and takes out of it
sights   what somebody sees, as something to compare
cursors  where one was, and under which rights
sync     the same for those who don't listen: a page of changes at a time
"""
