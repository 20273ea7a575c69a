/**
 * WFS 2.0 over the layers that a viewer may see, for clients that do not speak OGC API: read only, as GML 3.2 or GeoJSON, in the order of
 * axes that the name of a coordinate system asks for.
 */
@NullMarked
package se.lagesbild.backend.maps.wfs;

import org.jspecify.annotations.NullMarked;
