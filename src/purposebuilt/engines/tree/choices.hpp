// What the tree chooses among: groups of candidates, the rows they meet, and the half-spaces proven about them.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstring>
#include <limits>
#include <memory>
#include <vector>

namespace tree {

constexpr int LANES = 16;
constexpr double GUARD = 2e-7;
constexpr double SLACK = 1e-7; // how far a row may be overstepped, relative to its size
constexpr double INFINITE = std::numeric_limits<double>::infinity();

using Mask = std::uint64_t;

inline float below(double value) {
  float near = static_cast<float>(value);
  return near > value ? std::nextafterf(near, -std::numeric_limits<float>::infinity()) : near;
}

inline float above(double value) { return -below(-value); }

inline int lowest(Mask mask) { return __builtin_ctzll(mask); }

// A row as one group meets it: the coefficient of each of the group's candidates, dense.
struct Meeting {
  int row;
  int coefficients; // position of the first candidate's coefficient
  double least, most; // over the candidates still allowed
};

struct Choices {
  int objectives, groups, candidates, rows, half_spaces, padded;
  std::vector<int> first;           // groups + 1: candidates of group g are first[g] .. first[g + 1] - 1
  std::vector<double> cost;         // candidates x objectives
  std::vector<float> reduced;       // candidates x padded, rounded down
  std::vector<double> constant;     // padded
  std::vector<double> weight;       // objectives x padded
  std::vector<double> lower, upper; // rows
  std::vector<double> step;         // objectives
  std::vector<double> top;          // objectives: no point is above it
  std::vector<int> follows;         // groups: -1, or the candidate to prefer once all groups that lead are settled
  std::vector<double> coefficients;
  std::vector<int> meeting_first;   // groups + 1
  std::vector<Meeting> meetings;
  std::vector<int> met_first;       // rows + 1
  std::vector<int> met_group, met_meeting;
  std::vector<double> spread;       // rows: the widest a single group can move it
};

inline void add_meetings(Choices &made, const int *entry_first, const int *entry_row, const double *entry_value) {
  std::vector<std::vector<std::pair<int, int>>> by_row(made.rows);
  made.spread.assign(made.rows, 0.0);
  made.meeting_first.assign(made.groups + 1, 0);
  std::vector<int> at(made.rows, -1);
  for (int g = 0; g < made.groups; ++g) {
    made.meeting_first[g] = static_cast<int>(made.meetings.size());
    const int size = made.first[g + 1] - made.first[g];
    for (int c = 0; c < size; ++c) {
      const int candidate = made.first[g] + c;
      for (int e = entry_first[candidate]; e < entry_first[candidate + 1]; ++e) {
        const int row = entry_row[e];
        if (at[row] < made.meeting_first[g]) {
          at[row] = static_cast<int>(made.meetings.size());
          made.meetings.push_back({row, static_cast<int>(made.coefficients.size()), 0.0, 0.0});
          made.coefficients.resize(made.coefficients.size() + size, 0.0);
          by_row[row].push_back({g, at[row]});
        }
        made.coefficients[made.meetings[at[row]].coefficients + c] += entry_value[e];
      }
    }
    for (int m = made.meeting_first[g]; m < static_cast<int>(made.meetings.size()); ++m) {
      const double *from = &made.coefficients[made.meetings[m].coefficients];
      const double wide = *std::max_element(from, from + size) - *std::min_element(from, from + size);
      made.spread[made.meetings[m].row] = std::max(made.spread[made.meetings[m].row], wide);
    }
  }
  made.meeting_first[made.groups] = static_cast<int>(made.meetings.size());
  made.met_first.assign(1, 0);
  for (int r = 0; r < made.rows; ++r) {
    for (const auto &pair : by_row[r]) {
      made.met_group.push_back(pair.first);
      made.met_meeting.push_back(pair.second);
    }
    made.met_first.push_back(static_cast<int>(made.met_group.size()));
  }
}

inline Choices choices_of(const int *sizes, const int *first, const int *follows, const double *cost, const int *entry_first,
                   const int *entry_row, const double *entry_value, const double *lower, const double *upper,
                   const double *weight, const double *constant, const double *reduced, const double *step,
                   const double *top) {
  Choices made;
  made.objectives = sizes[0];
  made.groups = sizes[1];
  made.candidates = sizes[2];
  made.rows = sizes[3];
  made.half_spaces = sizes[4];
  made.padded = (made.half_spaces + LANES - 1) / LANES * LANES;
  made.first.assign(first, first + made.groups + 1);
  made.follows.assign(follows, follows + made.groups);
  made.cost.assign(cost, cost + static_cast<std::size_t>(made.candidates) * made.objectives);
  made.step.assign(step, step + made.objectives);
  made.top.assign(top, top + made.objectives);
  made.lower.resize(made.rows);
  made.upper.resize(made.rows);
  for (int r = 0; r < made.rows; ++r) {
    made.lower[r] = lower[r] - SLACK * std::max(1.0, std::isfinite(lower[r]) ? std::fabs(lower[r]) : 0.0);
    made.upper[r] = upper[r] + SLACK * std::max(1.0, std::isfinite(upper[r]) ? std::fabs(upper[r]) : 0.0);
  }
  made.constant.assign(made.padded, -1e30);
  std::copy(constant, constant + made.half_spaces, made.constant.begin());
  made.weight.assign(static_cast<std::size_t>(made.objectives) * made.padded, 0.0);
  for (int h = 0; h < made.half_spaces; ++h)
    for (int i = 0; i < made.objectives; ++i)
      made.weight[static_cast<std::size_t>(i) * made.padded + h] = weight[static_cast<std::size_t>(h) * made.objectives + i];
  made.reduced.assign(static_cast<std::size_t>(made.candidates) * made.padded, 0.0f);
  for (int c = 0; c < made.candidates; ++c)
    for (int h = 0; h < made.half_spaces; ++h)
      made.reduced[static_cast<std::size_t>(c) * made.padded + h] = below(reduced[static_cast<std::size_t>(h) * made.candidates + c]);
  add_meetings(made, entry_first, entry_row, entry_value);
  return made;
}

} // namespace tree
