"""Rules over many reports: what shows only when the reports of many bodies and years lie side by
side. A panel (面板) is all of them; a rule is measured for each body and
year in it."""
