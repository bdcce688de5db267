//! Holds the house up: reads the source tree, not the program.

#[cfg(test)]
mod catalogues;
#[cfg(test)]
mod layers;
#[cfg(test)]
mod readme;
#[cfg(test)]
mod sizes;
#[cfg(test)]
mod source;
