/** Draws layers on pictures: for the map service and for paper. Knows nothing of HTTP. */
@NullMarked
package se.lagesbild.backend.maps.drawing;

import org.jspecify.annotations.NullMarked;
