/** Maps on paper: a sheet with title, scale, legend, selection and source, and what the map says as tables. */
@NullMarked
package se.lagesbild.backend.maps.prints;

import org.jspecify.annotations.NullMarked;
