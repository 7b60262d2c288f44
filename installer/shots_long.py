"""The longest name and office of the gallery: they fill every line. Both are invented."""

from __future__ import annotations

LONG_NAME = "Zebulon Bartholomew Featherstonehaugh-Castellanos de la Vega y Montenegro"
LONG_OFFICE = "Confederated Tribes and Bands of the Upper Halvorsen Basin Behavioral Health and Recovery Center"
