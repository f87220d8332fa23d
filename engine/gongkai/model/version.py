"""The version of the program: the one place that tells it, read by the build as well."""

VERSION = "0.1.0"
