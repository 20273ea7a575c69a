# Gi* and kernel density by published packages, timed, for "./lagesbild bench". Called with the folder that holds
#   cube.txt    counts, one a line: 40,000 squares (200 x 200) of the first week, then of the next
#   points.txt  x y in metres, 0 to 20,000, one point a line
# Writes "package version seconds" lines, and z.txt: Gi* of the last week. Reading and building the neighbours are not timed.
folder <- commandArgs(TRUE)[1]
side <- 200
if (requireNamespace("spdep", quietly = TRUE)) {
  suppressPackageStartupMessages(library(spdep))
  cube <- matrix(scan(file.path(folder, "cube.txt"), quiet = TRUE), nrow = side * side)
  weights <- nb2listw(include.self(cell2nb(side, side, type = "queen")), style = "B")
  took <- system.time(for (week in seq_len(ncol(cube))) z <- localG(cube[, week], weights))[["elapsed"]]
  writeLines(sprintf("%.17g", as.numeric(z)), file.path(folder, "z.txt"))
  cat("spdep", as.character(packageVersion("spdep")), took, "\n")
}
if (requireNamespace("spatstat.explore", quietly = TRUE)) {
  suppressPackageStartupMessages(library(spatstat.explore))
  xy <- matrix(scan(file.path(folder, "points.txt"), quiet = TRUE), nrow = 2)
  points <- ppp(xy[1, ], xy[2, ], window = owin(c(0, 20000), c(0, 20000)), check = FALSE)
  # spatstat names a kernel by its standard deviation: that of the quartic is its radius / sqrt(8)
  took <- system.time(density(points, sigma = 150 / sqrt(8), kernel = "quartic", edge = FALSE, eps = 50))[["elapsed"]]
  cat("spatstat.explore", as.character(packageVersion("spatstat.explore")), took, "\n")
}
