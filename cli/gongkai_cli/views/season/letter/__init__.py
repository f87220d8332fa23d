"""A letter to each body (整改反馈函), from a template that the office may change. Letters are in
Chinese, as the reports are."""
