/**
 * Layers of other servers: WMS, WMTS and XYZ. This server fetches their pictures, so that no visitor's address leaves the house; which
 * servers it may ask is decided where a connection is made.
 */
@NullMarked
package se.lagesbild.backend.maps.outside;

import org.jspecify.annotations.NullMarked;
