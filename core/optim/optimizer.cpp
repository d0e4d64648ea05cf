#include "core/optim/optimizer.h"

#include <Eigen/Core>
#include <cassert>
#include <type_traits>
#include <utility>

#include "core/base/catalog-list.h"
#include "core/matrix/buffer.h"
#include "core/optim/all.h"
#include "core/optim/sweep.h"

namespace gradlab {

std::span<const RuleInfo> rules() { return infos<rule::All>; }

const RuleInfo* findRule(std::string_view name) { return findByName(rules(), name); }

/// A rule with its state, whichever rule it is.
template <class Scalar>
class UpdateRule {
 public:
  UpdateRule(Index parameters, Index buffers) : size(parameters), state(parameters * buffers) {}
  virtual ~UpdateRule() = default;
  virtual bool step(Scalar* theta, const Scalar* gradient, double lr) = 0;

  Index size;
  Buffer<Scalar> state;
  std::int64_t stepCount = 0;
};

namespace {

template <class Rule, class Scalar>
class Typed final : public UpdateRule<Scalar> {
 public:
  Typed(std::span<const double> knobs, Index parameters)
      : UpdateRule<Scalar>(parameters, static_cast<Index>(Rule::buffers.size())), rule_(knobs) {
    if constexpr (requires { rule_.initialState; })
      for (Scalar& value : this->state.span()) value = static_cast<Scalar>(rule_.initialState);
  }

  bool step(Scalar* theta, const Scalar* gradient, double lr) override {
    rule::Sweep<Scalar> sweep(theta, gradient, this->size, this->state.data());
    rule_.step(sweep, lr, ++this->stepCount);
    return sweep.finite();
  }

 private:
  Rule rule_;
};

}  // namespace

template <class Scalar>
Optimizer<Scalar>::Optimizer(std::string_view rule, std::span<const double> knobs, Index parameters) {
  assert(parameters == padded<Scalar>(parameters));
  [[maybe_unused]] const bool known = visitEntry<rule::All>(rule, [&]<class Rule>(std::type_identity<Rule>) {
    assert(knobs.size() == Rule::knobs.size());
    rule_ = std::make_unique<Typed<Rule, Scalar>>(knobs, parameters);
  });
  assert(known);
}

template <class Scalar>
Optimizer<Scalar>::Optimizer(Optimizer&&) noexcept = default;
template <class Scalar>
Optimizer<Scalar>& Optimizer<Scalar>::operator=(Optimizer&&) noexcept = default;
template <class Scalar>
Optimizer<Scalar>::~Optimizer() = default;

template <class Scalar>
bool Optimizer<Scalar>::step(std::span<Scalar> theta, std::span<const Scalar> gradient, double lr) {
  assert(static_cast<Index>(theta.size()) == rule_->size && theta.size() == gradient.size());
  return rule_->step(theta.data(), gradient.data(), lr);
}

template <class Scalar>
std::span<Scalar> Optimizer<Scalar>::state() {
  return rule_->state.span();
}

template <class Scalar>
std::span<const Scalar> Optimizer<Scalar>::state() const {
  return std::as_const(rule_->state).span();
}

template <class Scalar>
std::int64_t Optimizer<Scalar>::stepCount() const {
  return rule_->stepCount;
}

template <class Scalar>
void Optimizer<Scalar>::resume(std::int64_t stepCount) {
  rule_->stepCount = stepCount;
}

template class Optimizer<float>;
template class Optimizer<double>;

}  // namespace gradlab
