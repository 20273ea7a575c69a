/** Why here: what the map has at a place, beside what it has all over town. */
@NullMarked
package se.lagesbild.backend.hotspots.why;

import org.jspecify.annotations.NullMarked;
