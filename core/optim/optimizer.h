#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string_view>

#include "core/matrix/types.h"
#include "core/optim/rule-info.h"

namespace gradlab {

/// All update rules, in the order of a menu.
std::span<const RuleInfo> rules();
std::span<const Entry> ruleEntries();

/// The rule of that name, or nullptr.
const RuleEntry* findRule(std::string_view name);

/// A range of parameters whose learning rate is `factor` times that of the step.
struct RateGroup {
  Index from;
  Index size;  ///< a whole number of 16 bytes
  double factor;
};

template <class Scalar>
class UpdateRule;

/// One of `rules()`, applied to one flat array of parameters.
template <class Scalar>
class Optimizer {
 public:
  /// `rule` is one of `rules()`, `knobs` are valid values in the order of its knobs. `parameters` is a whole number of
  /// 16 bytes, see `padded`. All memory for the state is reserved here.
  Optimizer(std::string_view rule, std::span<const double> knobs, Index parameters);
  Optimizer(Optimizer&&) noexcept;
  Optimizer& operator=(Optimizer&&) noexcept;
  ~Optimizer();

  /// Sets learning rates for parts of the parameters. `groups` covers all parameters in order, without gaps. Without
  /// this call all have the rate of the step.
  void setRates(std::span<const RateGroup> groups);

  /// One update of `theta`, in one pass over memory. `lr` is the rate of this step, which replaces knobs[0]. Both
  /// arrays have `parameters` elements and start on 16 bytes. An element that is zero and whose gradients are all zero
  /// stays zero, so padding may lie between the parameters. Returns whether all of `theta` and of the state is finite
  /// afterwards.
  bool step(std::span<Scalar> theta, std::span<const Scalar> gradient, double lr);

  /// The buffers of RuleInfo one after the other, `parameters` elements each.
  std::span<Scalar> state();
  std::span<const Scalar> state() const;

  /// The number of updates so far. This and `state` are all that a snapshot needs.
  std::int64_t stepCount() const;

  /// Continues as after `stepCount` updates; the caller restores `state`.
  void resume(std::int64_t stepCount);

 private:
  std::unique_ptr<UpdateRule<Scalar>> rule_;
};

extern template class Optimizer<float>;
extern template class Optimizer<double>;

}  // namespace gradlab
