"""gongkai (公开): checks an annual report on government information disclosure."""
