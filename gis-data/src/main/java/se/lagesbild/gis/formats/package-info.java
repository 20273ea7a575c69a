/** Readers and writers of GeoJSON, CSV and OpenStreetMap files, and the folder that describes a municipality. Depends on geo. */
@NullMarked
package se.lagesbild.gis.formats;

import org.jspecify.annotations.NullMarked;
