// libyaml (libyaml-dev). Swift sees what this header includes.
#include <yaml.h>
