"""Refusals of access.

NotSignedIn
├── WrongPassword
└── SecondFactorNeeded
NotAllowed
├── OldPasswordWrong
├── SecondFactorWrong
├── SetupTokenWrong
└── SetupTokenOld
TooMany
└── TooManyAttempts
Conflict
├── LoginTaken
├── SecondFactorThere
├── NoAgentToSignIn
├── SetupShut
├── RoleInUse
└── LastAdministrator
NotAllowed
└── RightYouLack
Refusal
├── BadPassword
├── BadPin
├── BadRole
└── BadUser
"""

from ringhall.foundation.errors import Conflict, NotAllowed, NotSignedIn, Refusal, TooMany


class WrongPassword(NotSignedIn):
    """Login and password do not belong together, or there is no such login: the answer does not tell which."""

    code = "wrong-password"
    text = "Login or password is wrong. Check both; an administrator can set a new password."


class SecondFactorNeeded(NotSignedIn):
    """The password is right, and not enough."""

    code = "second-factor-needed"
    text = "Type the code that your authenticator app shows now, or one of your recovery codes."


class SecondFactorWrong(NotAllowed):
    """The code is of another moment, of another secret, or used already."""

    code = "second-factor-wrong"
    text = "This code is not right, or was used already. Wait for the next one, and check the clock of your phone."


class SecondFactorThere(Conflict):
    """A second secret would make the first one worthless without a word."""

    code = "second-factor-there"
    text = "There is a second factor already. Switch it off before you set up another."


class OldPasswordWrong(NotAllowed):
    """Whoever sits at an open page is not thereby its owner."""

    code = "old-password-wrong"
    text = "Your present password is wrong. Nothing was changed; an administrator can set a new one."


class TooManyAttempts(TooMany):
    """The password was wrong too often."""

    text = "The password was wrong too often. Try again in {seconds} s."


class LoginTaken(Conflict):
    """Logins are unique."""

    code = "login-taken"
    text = "There is a user {login} already. Choose another login."


class RoleInUse(Conflict):
    """Somebody has the role."""

    code = "in-use"
    text = "The role {role} is in use by {logins}. Give them another role first."


class RightYouLack(NotAllowed):
    """Nobody gives, takes or overrules what they may not do themselves."""

    code = "right-you-lack"
    text = "This takes rights you lack yourself: {named}. Ask somebody who has them."


class BadRole(Refusal):
    """Something about the role cannot be."""

    code = "bad-role"
    text = "{fault}"


class LastAdministrator(Conflict):
    """Somebody must be able to let others in."""

    code = "last-administrator"
    text = "{login} is the last administrator. Make somebody else one first."


class BadPassword(Refusal):
    """The password breaks a rule."""

    code = "bad-password"
    text = "{fault}"


class BadPin(Refusal):
    """The PIN breaks a rule."""

    code = "bad-pin"
    text = "{fault}"


class NoAgentToSignIn(Conflict):
    """A PIN signs an agent in, and this user is none."""

    code = "no-agent"
    text = "{name} works as no agent, so a PIN would sign nobody in. Choose an agent for the user first."


class BadUser(Refusal):
    """Something about the user cannot be."""

    code = "bad-user"
    text = "{fault}"


class SetupTokenWrong(NotAllowed):
    """The one-time token of the first run is not the one that was printed last."""

    code = "setup-token-wrong"
    text = "This token does not fit. Take the one that Ringhall printed at its latest start."


class SetupTokenOld(NotAllowed):
    """The one-time token of the first run has had its day."""

    code = "setup-token-old"
    text = "This token is too old. Start Ringhall again: it prints a new one."


class SetupShut(Conflict):
    """There is an administrator, so nobody comes in without signing in."""

    code = "setup-shut"
    text = "This centre has an administrator already. Sign in, or ask them to let you in."
