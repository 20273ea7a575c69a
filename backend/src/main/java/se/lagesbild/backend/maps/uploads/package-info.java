/** Files that planners hand in as layers of their own. */
@NullMarked
package se.lagesbild.backend.maps.uploads;

import org.jspecify.annotations.NullMarked;
