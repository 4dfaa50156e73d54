"""Reads the server whose address is the first argument with OWSLib; prints what it found as JSON."""

import json
import sys

from owslib.ogcapi.features import Features

api = Features(sys.argv[1])
# OWSLib asks for the address with a slash at its end.
description = api.api()
month = api.collection_items("incidents", limit=1000, datetime_="2025-11-03/2025-11-04")
boxed = api.collection_items("incidents", limit=1000, bbox=[35.8, 33.1, 35.9, 33.3])
raids = api.collection_items("incidents", limit=1000, filter="type = 'raid'")
first = api.collection_item("incidents", raids["features"][0]["id"])
print(
    json.dumps(
        {
            "collections": api.feature_collections(),
            "openapi": description["openapi"],
            "queryables": sorted(api.collection_queryables("incidents")["properties"]),
            "month": month["numberMatched"],
            "boxed": boxed["numberMatched"],
            "raids": [feature["id"] for feature in raids["features"]],
            "first": first["id"],
        }
    )
)
