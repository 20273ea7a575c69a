/**
 * Who is asking and what that person may see: accounts, roles, the viewer of every read, and the log of reads. The table
 * of rights in {@code AccessRules} is the only place that opens an address.
 */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package se.lagesbild.backend.access;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
