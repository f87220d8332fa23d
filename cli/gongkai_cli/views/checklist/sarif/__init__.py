"""Results as SARIF 2.1.0, which editors and code hosts read (OASIS, 2020)."""
