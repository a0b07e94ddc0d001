"""What an owner can do, one function a deed.

The only place where the steps meet a store, a key and a clock.
"""
