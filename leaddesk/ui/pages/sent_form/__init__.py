"""A referral form that was filled in on a screen and sent: read it, look at it beside its page, begin a referral."""
