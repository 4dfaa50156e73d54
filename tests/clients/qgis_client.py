"""Reads the API given as the first argument with QGIS (Debian: python3-qgis) and prints what it found as JSON.

The second argument is the folder for a GeoPackage that QGIS writes.
"""

import json
import sys

from qgis.core import (
    QgsApplication,
    QgsCoordinateTransformContext,
    QgsFeatureRequest,
    QgsRectangle,
    QgsVectorFileWriter,
    QgsVectorLayer,
)

api, folder = sys.argv[1:3]
application = QgsApplication([], False)
application.initQgis()


def layer(collection, more=""):
    opened = QgsVectorLayer(f"url='{api}' typename='{collection}' pageSize='7'{more}", collection, "OAPIF")
    if not opened.isValid():
        sys.exit(f"QGIS cannot open {collection}: {opened.error().message()}")
    return opened


def ids(features):
    return sorted(feature["id"] for feature in features)


incidents = layer("incidents")
box = QgsRectangle(35.8, 33.1, 35.9, 33.3)
found = {
    "fields": {field.name(): field.typeName() for field in incidents.fields()},
    "geometry": incidents.geometryType(),
    "whole": ids(incidents.getFeatures()),
    "boxed": ids(layer("incidents").getFeatures(QgsFeatureRequest().setFilterRect(box))),
    "zones": sum(1 for _ in layer("zones").getFeatures()),
    "articles": sum(1 for _ in layer("articles").getFeatures()),
}
dated = layer("incidents")
if not dated.setSubsetString("\"date_start\" >= '2025-11-03' AND \"date_start\" <= '2025-11-04'"):
    sys.exit("QGIS takes no filter by date")
found["dated"] = ids(dated.getFeatures())

# Lists of objects, which QGIS cannot write to a GeoPackage; its window for saving leaves them out by itself.
nested = {"actors", "sources"}
options = QgsVectorFileWriter.SaveVectorOptions()
options.driverName = "GPKG"
options.filterExtent = box
options.attributes = [n for n, field in enumerate(incidents.fields()) if field.name() not in nested]
file = f"{folder}/incidents.gpkg"
error = QgsVectorFileWriter.writeAsVectorFormatV3(layer("incidents"), file, QgsCoordinateTransformContext(), options)
if error[0] != QgsVectorFileWriter.NoError:
    sys.exit(f"QGIS cannot write {file}: {error[1]}")
written = QgsVectorLayer(file, "written", "ogr")
found["written"] = ids(written.getFeatures())

del incidents, dated, written
print(json.dumps(found))
sys.stdout.flush()
application.exitQgis()
