// Which of many points no other betters or equals.
#pragma once

#include <algorithm>
#include <cstdint>
#include <numeric>
#include <vector>

namespace tree {

// Mark the points (count x objectives, less is better) that no other matches or betters everywhere; of equals the first is
// kept. In the order of their sums a point can only be beaten by one before it.
inline void unbeaten(const double *y, std::int64_t count, int objectives, unsigned char *kept) {
  std::vector<std::int64_t> order(count);
  std::vector<double> sum(count, 0.0);
  std::iota(order.begin(), order.end(), std::int64_t{0});
  for (std::int64_t n = 0; n < count; ++n)
    for (int i = 0; i < objectives; ++i) sum[n] += y[n * objectives + i];
  const auto lexicographically = [&](std::int64_t a, std::int64_t b) {
    if (sum[a] != sum[b]) return sum[a] < sum[b];
    for (int i = 0; i < objectives; ++i)
      if (y[a * objectives + i] != y[b * objectives + i]) return y[a * objectives + i] < y[b * objectives + i];
    return a < b;
  };
  std::sort(order.begin(), order.end(), lexicographically);
  std::vector<std::vector<double>> best(objectives);
  std::vector<unsigned char> beaten;
  std::fill(kept, kept + count, static_cast<unsigned char>(0));
  for (const std::int64_t n : order) {
    const double *mine = y + n * objectives;
    const std::size_t many = best[0].size();
    bool lost = false;
    for (std::size_t start = 0; start < many && !lost; start += 256) {
      const std::size_t size = std::min<std::size_t>(256, many - start);
      beaten.assign(size, 1);
      for (int i = 0; i < objectives; ++i) {
        const double *theirs = best[i].data() + start;
        for (std::size_t k = 0; k < size; ++k) beaten[k] &= theirs[k] <= mine[i];
      }
      for (std::size_t k = 0; k < size; ++k) lost |= beaten[k] != 0;
    }
    if (lost) continue;
    kept[n] = 1;
    for (int i = 0; i < objectives; ++i) best[i].push_back(mine[i]);
  }
}

} // namespace tree
