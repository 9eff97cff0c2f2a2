import { ActionIcon, Button, Menu, useMantineColorScheme } from '@mantine/core';
import { IconDeviceDesktop, IconMoon, IconSun } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { changeLanguage } from '../text/i18n.ts';
import { toLanguage } from '../text/interpolation.ts';
import classes from './shell.module.css';

/** Switches to the other language; its name stands in that language. */
export function LanguageButton() {
  const { t, i18n } = useTranslation();
  const other = toLanguage(i18n.language) === 'vi' ? 'en' : 'vi';
  return (
    <Button
      variant="default"
      size="compact-md"
      h={36}
      px={10}
      lang={other}
      title={t('app.languageHint')}
      onClick={() => void changeLanguage(other)}
    >
      <span className={classes['long']}>{t('app.switchLanguage')}</span>
      <span className={classes['short']}>{t('app.switchLanguageShort')}</span>
    </Button>
  );
}

const SCHEMES = [
  { value: 'auto', word: 'schemeAuto', icon: IconDeviceDesktop },
  { value: 'light', word: 'schemeLight', icon: IconSun },
  { value: 'dark', word: 'schemeDark', icon: IconMoon },
] as const;

/** Light, dark, or as the device says. */
export function SchemeMenu() {
  const { t } = useTranslation();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const Current = SCHEMES.find(({ value }) => value === colorScheme)?.icon ?? IconDeviceDesktop;
  return (
    <Menu position="bottom-end" withinPortal={false} withInitialFocusPlaceholder={false}>
      <Menu.Target>
        <ActionIcon variant="default" size={36} aria-label={t('app.scheme')} title={t('app.scheme')}>
          <Current size={18} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown aria-label={t('app.scheme')}>
        <Menu.RadioGroup
          value={colorScheme}
          onChange={(value) => setColorScheme(SCHEMES.find((scheme) => scheme.value === value)?.value ?? 'auto')}
        >
          {SCHEMES.map(({ value, word, icon: Icon }) => (
            <Menu.RadioItem key={value} value={value} closeMenuOnClick rightSection={<Icon size={16} aria-hidden />}>
              {t(`app.${word}`)}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
      </Menu.Dropdown>
    </Menu>
  );
}
