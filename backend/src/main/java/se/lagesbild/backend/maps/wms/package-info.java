/** Web Map Service 1.3.0 (OGC 06-042), read only: for the map clients that municipalities have. */
@NullMarked
package se.lagesbild.backend.maps.wms;

import org.jspecify.annotations.NullMarked;
