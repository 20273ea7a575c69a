/** Areas that people draw on the map, with what they say of them. What they mean for dose and rounds is told by the rooms above. */
@NullMarked
package se.lagesbild.backend.places.areas;

import org.jspecify.annotations.NullMarked;
