# Knox's table of the street crimes of Chicago with made-up days, by surveillance
suppressMessages(library(surveillance))
p <- read.csv("chicago_points_input.csv")
day <- (p$id * 37) %% 28                                                # made up, with ties
ds <- dist(p[, c("x", "y")]); dt <- dist(day)
metres <- c(0, 50, 100, 200); days <- c(0, 3, 7)
k <- function(s, t) knox(dt = dt, ds = ds, eps.t = t, eps.s = s, simulate.p.value = FALSE, correct = FALSE)
rows <- expand.grid(days = days, metres = metres)
res <- t(mapply(function(s, t) { r <- k(s, t); c(r$statistic, r$null.value) }, rows$metres, rows$days))
write.csv(data.frame(id = p$id, day = day), "chicago_knox_days_input.csv", row.names = FALSE, quote = FALSE)
write.csv(data.frame(metres = rows$metres, days = rows$days, observed_within = res[, 1], expected_within = sprintf("%.15g", res[, 2])),
  "chicago_knox_expected.csv", row.names = FALSE, quote = FALSE)
print(packageVersion("surveillance")); print(k(100, 3))
