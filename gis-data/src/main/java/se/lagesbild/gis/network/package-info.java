/** The street graph on foot: snapping, shortest walks, walking matrix. Depends on geo and formats. */
@NullMarked
package se.lagesbild.gis.network;

import org.jspecify.annotations.NullMarked;
