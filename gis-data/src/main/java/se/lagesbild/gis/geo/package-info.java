/** Coordinate systems and axis order, distances, grids and tile addresses. Depends on JTS and GeoTools referencing only. */
@NullMarked
package se.lagesbild.gis.geo;

import org.jspecify.annotations.NullMarked;
