// The door to the tree for callers that speak C. Every array is copied; nothing is kept of what the caller gave.
#include "tree.hpp"
#include "unbeaten.hpp"

using namespace tree;

#define DOOR __attribute__((visibility("default")))

extern "C" {

DOOR void *choices_new(const int *sizes, const int *first, const int *follows, const double *cost, const int *entry_first,
                  const int *entry_row, const double *entry_value, const double *lower, const double *upper,
                  const double *weight, const double *constant, const double *reduced, const double *step,
                  const double *top) {
  return new Choices(choices_of(sizes, first, follows, cost, entry_first, entry_row, entry_value, lower, upper, weight,
                                constant, reduced, step, top));
}

DOOR void choices_free(void *choices) { delete static_cast<Choices *>(choices); }

// A tree of these choices, which must outlive it; null where there are fewer than 2 or more than 6 objectives.
DOOR void *tree_new(const void *choices) {
  const Choices &given = *static_cast<const Choices *>(choices);
  switch (given.objectives) {
  case 2: return static_cast<Search *>(new Tree<2>(given));
  case 3: return static_cast<Search *>(new Tree<3>(given));
  case 4: return static_cast<Search *>(new Tree<4>(given));
  case 5: return static_cast<Search *>(new Tree<5>(given));
  case 6: return static_cast<Search *>(new Tree<6>(given));
  default: return nullptr;
  }
}

DOOR void tree_free(void *tree) { delete static_cast<Search *>(tree); }

DOOR int tree_offer(void *tree, const double *y, const int *taken) { return static_cast<Search *>(tree)->offer(y, taken); }

DOOR void tree_dive(void *tree, int half_space, std::int64_t nodes) { static_cast<Search *>(tree)->dive(half_space, nodes); }

DOOR int tree_run(void *tree, std::int64_t nodes) { return static_cast<Search *>(tree)->run(nodes); }

DOOR double tree_gap(void *tree) { return static_cast<Search *>(tree)->gap(); }

DOOR int tree_give(void *from, void *to) { return static_cast<Search *>(from)->give(static_cast<Search *>(to)); }

DOOR std::int64_t tree_points(const void *tree) { return static_cast<const Search *>(tree)->points(); }

DOOR void tree_read(const void *tree, std::int64_t from, double *y, int *taken) {
  static_cast<const Search *>(tree)->read(from, y, taken);
}

DOOR void tree_counts(const void *tree, std::int64_t *to) { static_cast<const Search *>(tree)->counts(to); }

DOOR void points_unbeaten(const double *y, std::int64_t count, int objectives, unsigned char *kept) {
  unbeaten(y, count, objectives, kept);
}
}
