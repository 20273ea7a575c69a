/** The OGC face of the layers: API Features and API Tiles as JSON and as pages. */
@NullMarked
package se.lagesbild.backend.maps.ogc;

import org.jspecify.annotations.NullMarked;
