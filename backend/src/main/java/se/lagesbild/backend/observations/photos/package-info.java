/**
 * Photos of observations: received in parts, coded anew so that nothing but the picture is left, and kept in the folder of
 * files under the hash of their content. The rows say which observation they belong to, and so who may see them.
 */
@NullMarked
package se.lagesbild.backend.observations.photos;

import org.jspecify.annotations.NullMarked;
